import unittest, asyncio, contextvars
v=contextvars.ContextVar('v',default=0)
log=[]
class CM:
    async def __aenter__(self): log.append('enter'); return 5
    async def __aexit__(self,*a): log.append('exit')
class T(unittest.IsolatedAsyncioTestCase):
    def setUp(self): log.append('setUp'); v.set(v.get()+1)
    async def asyncSetUp(self): log.append(('asyncSetUp',v.get())); v.set(10)
    async def test_a(self):
        log.append(('test',v.get(), asyncio.get_running_loop().get_debug()))
        self.addAsyncCleanup(self.cl,1); self.addCleanup(lambda: log.append('sync cleanup'))
        print(await self.enterAsyncContext(CM()))
        try: await self.enterAsyncContext(3)
        except TypeError as e: print(e)
    async def cl(self,x): log.append(('cl',x))
    def test_sync(self): log.append('sync')
    async def test_ret(self): return 3
    async def test_err(self): 1/0
    async def test_fail(self): self.assertEqual(1,2)
    @unittest.skip('no')
    async def test_skip(self): pass
    @unittest.expectedFailure
    async def test_x(self): raise ValueError
    async def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertEqual(i%2,0)
    async def test_cancel(self):
        asyncio.current_task().cancel(); await asyncio.sleep(0)
    async def asyncTearDown(self): log.append('asyncTearDown')
    def tearDown(self): log.append('tearDown')
r=unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r)
print(r); print([str(a) for a,b in r.errors],[str(a) for a,b in r.failures],r.skipped,len(r.expectedFailures))
for x in log: print(x)
for a,b in r.errors: print(b.splitlines()[-1])
print(unittest.IsolatedAsyncioTestCase, unittest.IsolatedAsyncioTestCase.__module__)
t=T('test_a')
try: t.addAsyncCleanup(print)
except Exception as e: print(repr(e))
t.debug()
