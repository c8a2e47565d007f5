# html.parser: tags, references, comments and broken pages, at once and character by character.
from html.parser import HTMLParser
class P(HTMLParser):
    def __init__(self, **k):
        super().__init__(**k); self.out=[]
    def __getattribute__(self, n):
        return super().__getattribute__(n)
    def handle_starttag(self,t,a): self.out.append(('S',t,a,self.get_starttag_text(),self.getpos()))
    def handle_endtag(self,t): self.out.append(('E',t))
    def handle_startendtag(self,t,a): self.out.append(('SE',t,a))
    def handle_data(self,d): self.out.append(('D',d))
    def handle_comment(self,d): self.out.append(('C',d))
    def handle_decl(self,d): self.out.append(('!',d))
    def handle_pi(self,d): self.out.append(('?',d))
    def unknown_decl(self,d): self.out.append(('U',d))
    def handle_entityref(self,d): self.out.append(('&',d))
    def handle_charref(self,d): self.out.append(('#',d))
def run(s, chunks=False, **k):
    p=P(**k)
    if chunks:
        for c in s: p.feed(c)
    else: p.feed(s)
    a=list(p.out); p.close()
    return a, p.out[len(a):], p.getpos()
cases=['<a href="x">t</a>','<br/>','<br />','<p class=a id = \'b c\' checked>','<A HREF=X Y>','a < b','a <3 b','<','<a','</a','</','</>','</ a>','</a b>','</3>','</p/>','<!-- c -->','<!-- c','<!--c--!>x-->','<!-->x-->','<!doctype html>','<!DOCTYPE html PUBLIC "a>b">','<!x y>','<!>','<![CDATA[x]]>y','<![if x]>y<![endif]>','<![CDATA[x','<!','<?xml a?>','<?php','&amp;&lt;x&#65;&#x41;&nope;&amp','&#','&#x','x&','<script>if (a<b && "</p>") {} </script>y','<style>a<b</style>','<script></SCRIPT >z','<script>x','<textarea><b></textarea>','<title>&amp;<b></title>','<a b="&amp;&lt;" c=&gt; d=&quot>','<a b=">" c=\'<\'>','<a/b=c>','<a//b>','<a b=c/>','<a b= c>','<a =b>','<a "b">','<a b="c"d="e">','<a b="c>','<a b=\'c">x','<a<b>','<a\nb\n=\nc\n>','<div><p>x<p>y</div>','x\ny\n<b>\nz</b>','<a b=c d=>','<a b==c>','<a b="c" "d">','<img src=a.png/ >','<a:b c:d="e">','<a.b-c_d>','<a\x00b>','<!--a--b-->','<!---->','<!--->','<!- a>','</a\n>','<!ELEMENT a>','<!DOCTYPE\n>','<!doctypehtml>','<a b=\'\' c="">','&lt;b&gt;','a&b;c','&copy2;','&notit;','&eacute','&#128;&#0;&#xD800;','<p>&#60;/p&#62;','<b>1 < 2 & 3 > 2</b>','<a title="x &copy y">','<svg/onload=x>','<script/>x</script>','<script src=a>a</script','</script>','<plaintext>a<b>','<![x','<!DOC','<p>\r\nq</p>','<é>','</é>','<a é=ü>','<input disabled value = yes/>']
if True:
    for s in cases:
        print(ascii(s))
        for k in ({},{'convert_charrefs':False}):
            for ch in (False,True):
                try: print('   ',ascii(run(s,ch,**k)))
                except Exception as e: print('   ',type(e).__name__,e)
