# urllib.parse: splitting, joining, quoting and queries, and what they refuse.
import urllib, urllib.parse as p, inspect
print(urllib.__doc__, sorted(p.__all__))
for n in p.__all__:
    o=getattr(p,n)
    if callable(o) and not isinstance(o,type): print(n, list(inspect.signature(o).parameters))
    else: print(n)
def t(f,*a,**k):
    try: print(f.__name__, a, k, '->', repr(f(*a,**k)))
    except Exception as e: print(f.__name__, a, k, '!!', type(e).__name__, e)
for u in ['http://u:p@H.com:80/p;x?q#f','HTTP://a','//h/p','a:b','1a:b','a_b:c','http://[::1]:5/x','http://[::1/','http://a]b/','mailto:x@y?z','','?q','#f','a;b/c;d','ftp://h/a;type=i','x:?q#','http://h:99999/','http://h:ab','http://h:','http://u@/x','http://@h','http://a:b:c@h','  http://h/ \n','ht\ttp://h\n/x','http://h\u00e9','http://[v1.a]:3','tel:12','path:80','http:','http:///x','file:///a','http://[abc]/','unk://h/p;x',b'http://h/p;x?q#f','http:a','//','///x','////x', 'é:x','http://a[b','http://h:-1','http://h:+1','http://h: 1','http://h:١','a:b:c','http://x@[::1%25eth]:4']:
    t(p.urlsplit,u); t(p.urlparse,u)
    try:
        r=p.urlsplit(u); print(r.username,r.password,r.hostname, r.geturl(), p.urlunparse(p.urlparse(u)))
        print(r.port)
    except Exception as e: print('!!',type(e).__name__,e)
t(p.urlsplit,'http://h','x',False); t(p.urlsplit,'h#f','HTTP',False); t(p.urlsplit,5); t(p.urlsplit,None); t(p.urlsplit,b'a','b'); t(p.urlsplit,'a',b'b'); t(p.urlsplit,b'a\xff')
t(p.urlunsplit,('a','b','c','d','e'));t(p.urlunsplit,('','','//x','',''));t(p.urlunsplit,('http','','//x','',''));t(p.urlunsplit,('x','','y','',''));t(p.urlunsplit,(b'x',b'',b'y',b'',b''));t(p.urlunsplit,(b'x','','y','',''));t(p.urlunsplit,('x','','y',None,None));t(p.urlunsplit,('file','','x','',''));t(p.urlunsplit,('file','','/x','',''))
t(p.urlunparse,('a','b','c','d','e','f'));t(p.urlunsplit,(1,2,3,4,5))
t(p.urldefrag,'a#b');t(p.urldefrag,'a');t(p.urldefrag,b'a#b');t(p.urldefrag,'http://a;p?q#b')
print(p.urldefrag('a#b').geturl(),p.urldefrag('a').geturl(),p.urldefrag('a').encode())
for a in ['', 'a b/é~%', 'a+b', b'\xff a', 5, None,'\udc80', bytearray(b'a b')]:
    for f in (p.quote,p.quote_plus,p.quote_from_bytes,p.unquote,p.unquote_plus,p.unquote_to_bytes): t(f,a)
t(p.quote,'a b/é','');t(p.quote,'é',encoding='latin-1');t(p.quote,'é','/','ascii');t(p.quote,'é','/','ascii','replace');t(p.quote,b'a','/','ascii');t(p.quote,b'a','/',None,'x');t(p.quote_plus,'a b',' ');t(p.quote_plus,'a b+c','+');t(p.quote_plus,b'a b',b'x');t(p.quote,'é','é');t(p.quote,'a b',b' ');t(p.quote_from_bytes,b'a b',b' ');t(p.quote_from_bytes,b'a b',' ');t(p.quote,'a',5)
for a in ['%41%zz%4','%C3%A9','%ff','é%C3%A9x','%','%%41','a%2','\u20ac%e2%82%ac%41é',b'%41+%zz']:
    t(p.unquote,a);t(p.unquote_to_bytes,a);t(p.unquote,a,'latin-1');t(p.unquote,a,errors='strict');t(p.unquote_plus,a)
t(p.unquote,'a%41',None,None);t(p.unquote,'%ff',None,'ignore')
for a in [{'a':1,'b':'x y'},[('a','é'),(b'b',b'\xff')],{'a':[1,2]},'ab',5,None,[],'',[1,2],[(1,2,3)],b'',{},[('a',None)],('a',),[['a','b']], 'a', b'xx',[()], (('a','b'),)]:
    t(p.urlencode,a);t(p.urlencode,a,True)
t(p.urlencode,{'a':['x','é',b'q',3],'b':'str','c':b'by','d':(),'e':5.5,'f':(1,2),'g':{'k':1},'é':range(2)},True)
t(p.urlencode,{'a':'x/y z'},safe='/');print(p.urlencode({'a':'x/y z é'},quote_via=p.quote,encoding='latin-1'));t(p.urlencode,{'a':'é'},encoding='ascii',errors='ignore');t(p.urlencode,{'a':['é']},True,encoding='ascii',errors='replace')
for a in ['a=1&b=2&a=3','a=&b','a','=','=x','&&','a=b=c','a;b=1;c','a=%41+b&c=%ff','',b'a=1&b=%ff',None,5,'é=é','a=1&','?a=1','+=+']:
    for f in (p.parse_qsl,p.parse_qs): t(f,a);t(f,a,True);t(f,a,strict_parsing=True)
t(p.parse_qsl,'a=1;b=2',separator=';');t(p.parse_qsl,'a=1&b=2',separator='');t(p.parse_qsl,'a=1&b=2',separator=5);t(p.parse_qsl,'a=1&b=2',separator=b'&');t(p.parse_qsl,b'a=1&b=2',separator=b'&');t(p.parse_qsl,'a&b&c',max_num_fields=2);t(p.parse_qs,'a&b',max_num_fields=2);t(p.parse_qsl,'a=%e9',encoding='latin-1');t(p.parse_qsl,'a=%e9',errors='strict');t(p.parse_qsl,b'a=1;b=2',separator=';');t(p.parse_qsl,'a=1',separator=None);t(p.parse_qsl,'a==1',separator='==')
for b in ['http://a/b/c/d;p?q','http://a','a/b','','mailto:x','http://a/b/../c','file:///a/b','/x/y','http://a/b?x','svn+ssh://h/a/b','unk://h/a','http://h/a#f','http:///a/b',b'http://a/b/c']:
    for u in ['g:h','g','./g','g/','/g','//g','?y','g?y','#s','g#s','g?y#s',';x','g;x','','.','./','..','../','../g','../../g','../../../g','/./g','/../g','g.','.g','g..','./../g','./g/.','g/./h','g/../h','g;x=1/../y','http:g','http://x/y','//','a//b','//x;y?z','http:','HTTP:g','g?y/../x','#','?','...',b'g',5,None]:
        t(p.urljoin,b,u)
t(p.urljoin,'http://a/b','c#f',False);t(p.urljoin,'http://a/b#z','',True)
r=p.urlparse('http://u:p@H.com:80/p;x?q#f')
print(repr(r.encode()),r.encode().decode(),r.encode('ascii').hostname,r.encode().port,r._replace(path='/z').geturl(),r[0],r.scheme,r.params,type(r),r==tuple(r), r._fields, r._asdict())
print(p.SplitResult('a','b','c','d','e').geturl(),p.DefragResult('a','b').geturl(),p.ParseResult(*'abcdef').geturl(),p.SplitResultBytes(b'a',b'b',b'c',b'd',b'e').geturl(),p.DefragResultBytes(b'a',b'').geturl())
t(p.SplitResult,'a')
print(p.uses_relative,p.uses_netloc,p.uses_params,p.scheme_chars)
r=p.urlsplit(b'http://U:P@H:7/'); print(r.username,r.hostname,r.port,r.password); print(p.urlsplit('x').hostname,p.urlsplit(b'x').port)
