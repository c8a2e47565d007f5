"""flask: routes, requests and answers by the test client, and by a server in a thread."""

import sys
import threading
import time

import requests
from flask import Flask, request, jsonify, abort, redirect, url_for, make_response, Response, g
app = Flask(__name__)


@app.route('/')
def index():
    return 'hello'


@app.route('/item/<int:x>', methods=['GET', 'DELETE'])
def item(x):
    return {'x': x, 'm': request.method}


@app.get('/user/<name>/<float:f>')
def user(name, f):
    return (f'<b>{name}</b> {f}', 201, {'X-A': '1'})


@app.route('/path/<path:p>')
def path(p):
    return p


@app.post('/json')
def j():
    return jsonify(got=request.json, args=request.args, t=request.content_type)


@app.route('/form', methods=['POST'])
def form():
    return jsonify(request.form.to_dict())


@app.route('/args')
def args():
    return jsonify(a=request.args.get('a'), n=request.args.get('n', default=3, type=int), l=request.args.getlist('a'), url=request.path, h=request.headers.get('X-Q'), ua=request.headers.get('user-agent', '')[:5], full=request.full_path)


@app.route('/err')
def err():
    return 1 / 0


@app.route('/abort/<int:c>')
def ab(c):
    abort(c)


@app.route('/go')
def go():
    return redirect(url_for('item', x=3, q='z'))


@app.route('/none')
def none():
    return None


@app.route('/list')
def lst():
    return [1, 2, {'b': 1, 'a': 2}]


@app.route('/cookie')
def ck():
    r = make_response('c')
    r.set_cookie('k', 'v')
    r.headers['X-Z'] = 'z'
    r.status_code = 202
    return r


@app.route('/seen')
def seen():
    return request.cookies.get('k', 'none')


@app.route('/stream')
def stream():
    return Response((f'{i}\n' for i in range(3)), mimetype='text/plain')


@app.route('/data', methods=['PUT'])
def data():
    return request.get_data()


@app.errorhandler(404)
def nf(e):
    return (jsonify(error=str(e)), 404)


@app.before_request
def b():
    g.t = 5


@app.after_request
def a(r):
    r.headers['X-After'] = str(g.t)
    return r


c = app.test_client()


def show(r):
    print(r.status_code, r.status, r.data, sorted(((k, sorted(v.split(', ')) if k == 'Allow' else v) for k, v in r.headers if k not in ('Date',))), r.mimetype, r.content_type)


for m, p, kw in [('get', '/', {}), ('get', '/item/3', {}), ('delete', '/item/3', {}), ('get', '/item/x', {}), ('post', '/item/3', {}), ('get', '/user/bob/1.5', {}), ('get', '/path/a/b/c', {}), ('post', '/json', {'json': {'a': [1]}}), ('post', '/json', {'data': 'x'}), ('post', '/json', {'data': '{bad', 'content_type': 'application/json'}), ('post', '/form', {'data': {'a': '1', 'b': 'é'}}), ('get', '/args?a=1&a=2&n=x', {'headers': {'X-Q': 'q'}}), ('get', '/args', {'query_string': {'n': '7'}}), ('get', '/abort/404', {}), ('get', '/abort/403', {}), ('get', '/abort/418', {}), ('get', '/go', {}), ('get', '/list', {}), ('get', '/cookie', {}), ('get', '/seen', {}), ('get', '/stream', {}), ('put', '/data', {'data': b'raw'}), ('head', '/', {}), ('options', '/item/3', {}), ('get', '/nope', {})]:
    r = getattr(c, m)(p, **kw)
    print(m, p)
    show(r)
    if r.is_json:
        print(r.json, r.get_json())
print(c.get('/').text, c.get('/').get_data(as_text=True))
sys.stderr = open('/dev/null', 'w')
r = c.get('/err')
show(r)
r = c.get('/none')
show(r)
print(app.name, app, [str(r) for r in app.url_map.iter_rules() if r.endpoint != 'static'], app.debug, app.testing, app.config['DEBUG'])
with app.test_request_context('/x?a=1'):
    print(request.args['a'], url_for('index'), request.method)
try:
    request.args
except RuntimeError as e:
    print(e)
import socket
with socket.create_server(('127.0.0.1', 0)) as free:
    port = free.getsockname()[1]
threading.Thread(target=lambda: app.run(host='127.0.0.1', port=port), daemon=True).start()
time.sleep(0.5)
r = requests.get(f'http://127.0.0.1:{port}/item/4')
print(r.json(), r.headers['Content-Type'], r.headers['Server'][:8], r.headers['Connection'])
r = requests.get(f'http://127.0.0.1:{port}/go')
print(r.json(), r.url.replace(str(port), 'PORT'))
