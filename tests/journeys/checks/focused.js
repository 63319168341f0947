// What has the focus: a mark of the element, whether all of it can be seen, and whether a ring can.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A link in a text may be broken into lines: the box around them has corners that are not its own.
  const { width, height } = element.getBoundingClientRect();
  const corners = [...element.getClientRects()].flatMap((line) => [
    [line.left + 2, line.top + 2],
    [line.right - 2, line.bottom - 2],
    [line.left + line.width / 2, line.top + line.height / 2],
  ]);
  const isOwn = (found) => found && (element.contains(found) || found.closest("label")?.contains(element));
  const isSeen = corners.some(([x, y]) => isOwn(document.elementFromPoint(x, y)));
  const ring = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  // Some links are a whole card or door: the ring is then around that.
  const around = [element, element.closest("label, .card, .door")].filter(Boolean);
  element.dataset.walked = (Number(element.dataset.walked) || 0) + 1;
  return {
    mark: element.outerHTML.slice(0, 120),
    times: Number(element.dataset.walked),
    isSeen: isSeen && width > 1 && height > 1,
    hasRing: around.some((each) => ring(getComputedStyle(each))),
    place: [...document.querySelectorAll("*")].indexOf(element),
  };
};
