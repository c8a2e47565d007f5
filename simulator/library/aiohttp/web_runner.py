"""Serving an application (Server Reference, "Running Applications")."""

import asyncio
import traceback

from .messages import keeps_alive, read_head
from .web_request import Request
from .web_response import HTTPBadRequest, HTTPException, HTTPInternalServerError, Response


class GracefulExit(SystemExit):
    """Ends run_app() from a handler."""

    code = 1


class AppRunner:
    """Starts and ends an application; sites of it listen."""

    def __init__(self, app, *, handle_signals=False):
        self.app = app
        self._handle_signals = handle_signals
        self._sites = []
        self._connections = {}

    @property
    def sites(self):
        return set(self._sites)

    @property
    def addresses(self):
        return [sock.getsockname() for site in self._sites for sock in site._server.sockets]

    async def setup(self):
        """Prepares the application; sites may be started then."""
        if self._handle_signals:
            import signal

            loop = asyncio.get_running_loop()
            for each in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(each, _exit_gracefully)
        await self.app.startup()

    async def cleanup(self):
        """Closes sites and connections, and ends the application."""
        for site in list(self._sites):
            await site.stop()
        await self.app.shutdown()
        for task, writer in list(self._connections.items()):
            writer.close()
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self.app.cleanup()

    async def _serve(self, reader, writer):
        task = asyncio.current_task()
        self._connections[task] = writer
        try:
            while await self._answer_next(reader, writer):
                pass
        except (ConnectionError, EOFError, asyncio.CancelledError):
            # The client is gone, or the server goes.
            pass
        finally:
            del self._connections[task]
            writer.close()

    async def _answer_next(self, reader, writer):
        """Reads a request and answers it; whether there may be another one."""
        message = await read_head(reader)
        if message is None:
            return False
        line, headers = message
        words = line.split(" ")
        if len(words) != 3:
            request = Request("GET", "/", "HTTP/1.1", headers, reader, writer.transport)
            request._writer = writer
            await HTTPBadRequest()._send(request)
            return False
        request = Request(*words, headers, reader, writer.transport)
        request._writer = writer
        response = await self._response_to(request)
        alive = keeps_alive(request.version, headers)
        if not response.prepared:
            if not alive:
                response.headers["Connection"] = "close"
            if isinstance(response, Response):
                await response._send(request)
            else:
                await response.prepare(request)
        await response.write_eof()
        # What the handler has not read of the request is in the way of the next one.
        await request.read()
        return alive

    async def _response_to(self, request):
        try:
            response = await self.app._handle(request)
        except HTTPException as exception:
            return exception
        except (ConnectionError, asyncio.CancelledError):
            raise
        except Exception:
            from logging import getLogger

            getLogger("aiohttp.server").error("Error handling request\n%s", traceback.format_exc())
            text = "500 Internal Server Error\n\nServer got itself in trouble"
            return HTTPInternalServerError(text=text)
        if not hasattr(response, "prepare"):
            raise RuntimeError(f"Web-handler should return a response instance, got {response!r}")
        return response


def _exit_gracefully():
    raise GracefulExit()


class TCPSite:
    """Listens at an address for a runner."""

    def __init__(self, runner, host=None, port=None, *, backlog=128, reuse_address=None, reuse_port=None):
        self._runner = runner
        self._host = host
        self._port = 8080 if port is None else port
        self._how = {"backlog": backlog, "reuse_address": reuse_address, "reuse_port": reuse_port}
        self._server = None

    @property
    def name(self):
        return f"http://{self._host or '0.0.0.0'}:{self._port}"

    async def start(self):
        self._server = await asyncio.start_server(
            self._runner._serve, self._host, self._port, **self._how
        )
        self._runner._sites.append(self)

    async def stop(self):
        self._runner._sites.remove(self)
        self._server.close()
        await self._server.wait_closed()


async def _run(app, host, port, show):
    runner = AppRunner(app, handle_signals=True)
    await runner.setup()
    try:
        site = TCPSite(runner, host, port)
        await site.start()
        if show is not None:
            show(f"======== Running on {site.name} ========\n(Press CTRL+C to quit)")
        while True:
            await asyncio.sleep(3600)
    finally:
        await runner.cleanup()


def run_app(app, *, host=None, port=None, print=print):
    """Serves an application until it is interrupted."""

    async def whole():
        await _run(await app if asyncio.iscoroutine(app) else app, host, port, print)

    try:
        asyncio.run(whole())
    except (GracefulExit, KeyboardInterrupt):
        pass
