"""Reading web addresses, against a server on this machine: redirects, limits, character sets,
one polite request, no cookies. The command is in $ENTENTE.
"""

import gzip
import http.server
import json
import os
import subprocess
import threading
import time

ENTENTE = os.environ["ENTENTE"]
STORY = "<p>France warned Germany on Tuesday, and Poland criticized both of them for it.</p>"
PAGE = (
    '<html><head><title>{title}</title><meta property="article:published_time" '
    'content="2031-05-06T08:00:00Z"></head><body><nav><a href="/">Home</a></nav><article>'
    "<h1>{title}</h1>{story}{story}</article></body></html>")
requests = []


class Handler(http.server.BaseHTTPRequestHandler):
    """One behaviour a path; every request is written down."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        try:
            getattr(self, "get_" + self.path[1:].split("?")[0].split("-")[0])()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def get_plain(self):
        self.send(PAGE.format(title="Warning Given", story=STORY).encode())

    def get_cookie(self):
        self.send(b"", status=302, Location="/plain", Set_Cookie="track=1; Path=/")

    def get_loop(self):
        self.send(b"", status=302, Location=self.path)

    def get_hops(self):
        left = int(self.path.split("-")[1])
        self.send(b"", status=301, Location=f"/hops-{left - 1}" if left > 1 else "/plain")

    def get_file(self):
        self.send(b"", status=302, Location="file:///etc/passwd")

    def get_latin(self):
        story = STORY.replace("France", "Alizé Müller").encode("windows-1252")
        self.send(PAGE.format(title="Été", story="@").encode("windows-1252").replace(b"@", story),
                  "text/html; charset=windows-1252")

    def get_cyrillic(self):
        page = PAGE.format(title="Совет", story=STORY).replace(
            "<head>", '<head><meta charset="koi8-r">')
        self.send(page.encode("koi8-r"), "text/html")

    def get_packed(self):
        self.send(gzip.compress(PAGE.format(title="Packed", story=STORY).encode()),
                  Content_Encoding="gzip")

    def get_bomb(self):
        self.send(gzip.compress(b"<p>word </p>" * (3 << 20)), Content_Encoding="gzip")

    def get_big(self):
        self.send(b"<p>word</p>" * (2 << 20))

    def get_slow(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b"<p>")
            self.wfile.flush()
            time.sleep(0.5)

    def get_cut(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"<p>half")
        self.close_connection = True

    def get_missing(self):
        self.send(b"<p>nothing here</p>", status=404)

    def get_picture(self):
        self.send(b"\x89PNG\r\n\x1a\n", "image/png")

    def get_feed(self):
        self.send(
            b"<rss version='2.0'><channel><title>News</title><item><guid>one</guid><title>Warning"
            b"</title><pubDate>Tue, 06 May 2031 08:00:00 GMT</pubDate><description>France warned "
            b"Germany on Tuesday.</description></item></channel></rss>", "application/rss+xml")

    def get_lines(self):
        self.send(b'{"id":"a","text":"France warned Germany."}\n{"id":"b","text":"Poland met '
                  b'Norway in Oslo."}\n', "application/x-ndjson")


def read(url, code=0):
    start = time.monotonic()
    result = subprocess.run(
        [ENTENTE, "build", "--quiet", url, "--format", "json"], capture_output=True, text=True,
        timeout=60)
    assert result.returncode == code, (url, result.returncode, result.stderr)
    if code:
        assert url in result.stderr, (url, result.stderr)
        return result.stderr, time.monotonic() - start
    return json.loads(result.stdout)["documents"]


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # a client that hangs up, as ours does at its limits
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_address[1]}"

    [document] = read(root + "/plain")
    assert (document["id"], document["title"], document["date"], document["url"]) == (
        root + "/plain", "Warning Given", "2031-05-06", root + "/plain"), document
    assert len(requests) == 1, "more than one request for one page"
    agent = requests[0][1]["user-agent"]
    assert agent.startswith("entente") and "cookie" not in requests[0][1]

    requests.clear()
    [document] = read(root + "/cookie")
    assert document["url"] == root + "/plain"
    assert [path for path, _ in requests] == ["/cookie", "/plain"]
    assert not any("cookie" in headers for _, headers in requests), "a cookie was sent"

    assert read(root + "/hops-5")[0]["title"] == "Warning Given"
    for path, words in [("/hops-6", "redirects"), ("/loop", "redirects"), ("/file", "file"),
                        ("/missing", "status 404"), ("/picture", "image/png"),
                        ("/big", "larger than the limit"), ("/bomb", "larger than the limit"),
                        ("/cut", "")]:
        message, _ = read(root + path, code=2)
        assert words in message, (path, message)
    _, seconds = read(root + "/slow", code=2)
    assert seconds < 25, f"a page that trickles held the run for {seconds:.0f} s"
    read("http://127.0.0.1:1/", code=2)
    read("http://no-such-host.invalid/", code=2)

    assert read(root + "/latin")[0]["title"] == "Été"
    assert read(root + "/cyrillic")[0]["title"] == "Совет"
    assert read(root + "/packed")[0]["title"] == "Packed"
    assert [d["id"] for d in read(root + "/feed")] == ["one"]
    assert [d["id"] for d in read(root + "/lines")] == ["a", "b"]
    print("addresses: pages, feeds and lines read; limits, redirects and cookies as they should be")


if __name__ == "__main__":
    main()
