// Keys of the review, and choosing words in a story.  All of it can be done by links, forms and numbers as well.
(() => {
  "use strict";
  const typing = (goal) => goal.closest?.("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat || typing(event.target)) return;
    const goal = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (!goal) return;
    event.preventDefault();
    goal.click();
  });

  const story = document.querySelector("[data-pick]");
  if (!story?.querySelector("[data-at]")) return;
  for (const shown of document.querySelectorAll("[data-with], .take")) shown.hidden = false;
  for (const gone of document.querySelectorAll("[data-without]")) gone.hidden = true;
  const runs = [...story.querySelectorAll("[data-at]")];

  // Positions count code points; a browser counts UTF-16 units, two for an emoji, so text is spread into code points first.
  const size = (run) => ("whole" in run.dataset ? 1 : [...run.textContent].length);
  const place = (node, offset, isEnd) => {
    const point = document.createRange();
    point.setStart(node, offset);
    let low = 0;
    let high = runs.length - 1;
    let found = -1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = document.createRange();
      here.selectNodeContents(runs[middle]);
      if (here.compareBoundaryPoints(Range.START_TO_START, point) <= 0) {
        found = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (found < 0) return Number(runs[0].dataset.at);
    const run = runs[found];
    const start = Number(run.dataset.at);
    const before = document.createRange();
    before.selectNodeContents(run);
    if (before.comparePoint(node, offset) > 0) return start + size(run);
    before.setEnd(node, offset);
    const count = [...before.toString()].length;
    if ("whole" in run.dataset) return isEnd && count ? start + 1 : start;
    return start + count;
  };

  let kept = null;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!story.contains(range.startContainer) || !range.intersectsNode(story)) return;
    const end = story.contains(range.endContainer) ? place(range.endContainer, range.endOffset, true) : null;
    const last = runs[runs.length - 1];
    kept = [place(range.startContainer, range.startOffset, false), end ?? Number(last.dataset.at) + size(last), selection.toString()];
  });

  const show = (input, text) => {
    const out = document.getElementById(input.getAttribute("aria-describedby")).querySelector("output");
    out.textContent = text;
  };
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-take]")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take], [data-clear]");
    if (!button) return;
    const input = document.getElementById(`field-${button.dataset.take ?? button.dataset.clear}`);
    if (button.dataset.clear) {
      input.value = "";
      show(input, "[none]");
    } else if (kept) {
      const [start, end, text] = kept;
      const own = input.value === input.defaultValue && input.dataset.story ? `story ${input.dataset.story}` : "";
      const base = input.value.startsWith("story ") ? input.value : own;
      const more = "more" in button.dataset && base;
      input.value = more ? `${base}, ${start}–${end}` : `story ${start}–${end}`;
      show(input, more ? `${input.parentElement.parentElement.querySelector("output").textContent} … ${text}` : text);
    } else {
      show(input, "[select words in the story first]");
    }
  });
})();
