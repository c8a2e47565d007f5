/** Servers in the internet, as programs meet them. */
import { expect, test } from 'vitest';
import { simulate } from './index.ts';

const PROGRAM = `
import socket, time

def get(path):
    with socket.create_connection(("example.com", 80)) as s:
        s.sendall(f"GET {path} HTTP/1.1\\r\\nHost: example.com\\r\\nConnection: close\\r\\n\\r\\n".encode())
        page = b""
        while part := s.recv(1000):
            page += part
    return page

start = time.monotonic()
page = get("/a")
print(round(time.monotonic() - start, 2))
head, _, body = page.partition(b"\\r\\n\\r\\n")
print(head.split(b"\\r\\n")[0], f"Content-Length: {len(body)}".encode() in head)
print(get("/a") == page, get("/b") == page)
try:
    socket.gethostbyname("nowhere.invalid")
except socket.gaierror as error:
    print(error)
`;

test('an unlisted host answers with its page after the delays of the network', () => {
  const trace = simulate({ name: 'main.py', text: PROGRAM });
  const printed = trace.console.map(({ text }) => text).join('');
  expect(printed).toBe(
    "0.14\nb'HTTP/1.1 200 OK' True\nTrue False\n[Errno -2] Name or service not known\n",
  );
});

const DESCRIBED = `
# /// timeslice
# [hosts]
# "slow.example" = { delay = "2s", size = 3000 }
# "parts.example" = { chunk = 700, pause = "100ms", size = 2000, delay = "0s" }
# "teapot.example" = { status = 418 }
# "json.example" = { body = '{"a": "é"}', type = "application/json" }
# "weak.example" = { failures = 0.5, seed = 1 }
# "rude.example" = { failures = 1, failure = "reset" }
# "mute.example" = { failures = 1, failure = "silence" }
# "*" = { size = 1234 }
# ///
import http.client, json, time
from urllib.error import URLError
from urllib.request import urlopen

def timed(call):
    start = time.monotonic()
    try:
        return call(), round(time.monotonic() - start, 1)
    except Exception as error:
        return repr(error), round(time.monotonic() - start, 1)

print(timed(lambda: len(urlopen("http://slow.example/").read())))
print(timed(lambda: len(urlopen("http://parts.example/").read())))
print(timed(lambda: urlopen("http://teapot.example/")))
print(timed(lambda: json.load(urlopen("https://json.example/"))))
print(timed(lambda: len(urlopen("https://elsewhere.example/").read())))
answers = []
connection = http.client.HTTPConnection("weak.example")
for _ in range(8):
    connection.request("GET", "/")
    answer = connection.getresponse()
    answers.append(answer.status)
    answer.read()
print(answers)
print(timed(lambda: urlopen("http://rude.example/")))
print(timed(lambda: urlopen("http://mute.example/", timeout=3)))
connection = http.client.HTTPConnection("example.com")
connection.request("POST", "/", body="x" * 100)
print(connection.getresponse().status)
connection.close()
`;

test('hosts answer as the header describes them', () => {
  const trace = simulate({ name: 'main.py', text: DESCRIBED });
  const printed = trace.console.map(({ text }) => text).join('');
  expect(printed.split('\n')).toEqual([
    '(3000, 2.1)',
    '(2000, 0.3)',
    `('<HTTPError 418: "I\\'m a Teapot">', 0.1)`,
    "({'a': 'é'}, 0.2)",
    '(1234, 0.2)',
    '[503, 200, 200, 200, 200, 200, 503, 200]',
    '("ConnectionResetError(104, \'Connection reset by peer\')", 0.1)',
    '("TimeoutError(\'timed out\')", 3.1)',
    '501',
    '',
  ]);
});

const ENCRYPTED_STREAM = `
import asyncio

async def main():
    reader, writer = await asyncio.open_connection("example.com", 443, ssl=True)
    writer.write(b"GET / HTTP/1.0\\r\\nHost: example.com\\r\\n\\r\\n")
    print(await reader.readline(), len(await reader.read()) > 1000)
    writer.close()
    await writer.wait_closed()

asyncio.run(main())
`;

test('a stream of asyncio reaches a host over an encrypted connection', () => {
  const trace = simulate({ name: 'main.py', text: ENCRYPTED_STREAM });
  const printed = trace.console.map(({ text }) => text).join('');
  expect(printed).toBe("b'HTTP/1.1 200 OK\\r\\n' True\n");
});
