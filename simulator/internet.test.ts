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
