"""Files, modules and packages as programs: what they are called, and from where they import."""
import subprocess as sp, sys, os, tempfile
os.chdir(tempfile.mkdtemp()); PY=sys.executable
os.makedirs('pkg/sub'); 
for n,t in {'mod.py':'import sys,os\nprint(__name__,__package__,os.path.basename(__file__),os.path.basename(sys.argv[0]),sys.argv[1:],sys.path[0]==os.getcwd())','helper.py':'X=1','pkg/__init__.py':'print("init pkg")','pkg/__main__.py':'from . import other\nimport sys\nprint(__name__,__package__,other.Y, sys.argv[1:])','pkg/other.py':'Y=2\nif __name__=="__main__": print("other main", __package__)','pkg/sub/prog.py':'import sibling, sys, os\nprint(sibling.Z, os.path.basename(sys.path[0]), sys.argv[1:])','pkg/sub/sibling.py':'Z=3'}.items(): open(n,'w').write(t)
def r(*a,**k):
    x=sp.run([PY,*a],capture_output=True,text=True,**k); print(a,x.returncode,x.stdout,x.stderr.strip().replace(PY,'PY').replace(os.getcwd(),'CWD').splitlines()[-1:])
r('-m','mod','a','b'); r('-m','pkg','x'); r('-m','pkg.other'); r('pkg/sub/prog.py','q'); r('-c','import helper,sys; print(helper.X, repr(sys.path[0]))'); r(input='import helper; print(helper.X)'); r('-m','nope'); r('nofile.py'); r('-m','pkg.nope'); r('mod.py'); r('./mod.py'); r('pkg/sub/prog.py',cwd='pkg') 
