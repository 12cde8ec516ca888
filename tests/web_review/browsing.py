"""Drives a browser over its debugging pipe (Chrome DevTools Protocol), with nothing but the standard library."""

import itertools
import json
import os
import select
import subprocess
import time

from browsers import CHROMIUM

PATIENCE = 60  # seconds


class Browser:
    """Hold one page of a browser; `js` runs a script in it as a person's console would."""

    def __init__(self, folder):
        asked, self._out = os.pipe()
        self._in, told = os.pipe()
        os.set_inheritable(asked, True)
        os.set_inheritable(told, True)
        # The browser reads from descriptor 3 and writes to 4: https://chromedevtools.github.io/devtools-protocol/
        command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-proxy-server", "--remote-debugging-pipe", f"--user-data-dir={folder}"]
        line = f"exec {' '.join(command)} 3<&{asked} 4>&{told}"
        self._run = subprocess.Popen(["bash", "-c", line], pass_fds=(asked, told), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(asked)
        os.close(told)
        self._numbers, self._held, self._session = itertools.count(1), b"", None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")

    def close(self):
        self._run.kill()
        self._run.wait()
        os.close(self._in)
        os.close(self._out)

    def ask(self, method, **params):
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": params} | ({"sessionId": self._session} if self._session else {})
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._answer()).get("id") != number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _answer(self):
        while b"\0" not in self._held:
            ready, _, _ = select.select([self._in], [], [], PATIENCE)
            assert ready, "the browser does not answer"
            self._held += os.read(self._in, 1 << 20)
        message, _, self._held = self._held.partition(b"\0")
        return json.loads(message)

    def js(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, script):
        """Wait until a script gives something true, and give it; a page that is just changing gives nothing."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = self.js(f"(() => {{ try {{ return document.readyState === 'complete' && ({script}) }} catch {{ return null }} }})()")
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"never true: {script}")

    def open(self, address):
        self.ask("Page.navigate", url=address)
        self.until(f"location.href.startsWith({json.dumps(address.split('?')[0])})")

    def press(self, key):
        text = {"text": key} if len(key) == 1 else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)

    def click(self, selector):
        """Click as a mouse does, on the middle of what a selector finds."""
        box = self.js(f"(() => {{ const one = document.querySelector({json.dumps(selector)}); one.scrollIntoView({{block: 'center', behavior: 'instant'}}); const b = one.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] }})()")
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def select(self, words):
        """Select words in the story, as dragging over them does."""
        script = """(() => {
          const want = WANT, walk = document.createTreeWalker(document.querySelector("[data-pick]"), NodeFilter.SHOW_TEXT), nodes = [];
          let text = "";
          while (walk.nextNode()) { nodes.push([text.length, walk.currentNode]); text += walk.currentNode.data; }
          const from = text.indexOf(want), to = from + want.length;
          const first = nodes.filter(([at]) => at <= from).at(-1), last = nodes.filter(([at]) => at < to).at(-1);
          getSelection().setBaseAndExtent(first[1], from - first[0], last[1], to - last[0]);
          return getSelection().toString();
        })()"""
        assert self.js(script.replace("WANT", json.dumps(words))) == words
        # What is selected is told to the page a moment later.
        self.js("new Promise((done) => setTimeout(done, 100))")
