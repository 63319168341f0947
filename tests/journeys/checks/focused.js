// What has the focus: a mark of the element, whether all of it can be seen, and whether a ring can.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const corners = [
    [left + 2, top + 2],
    [right - 2, bottom - 2],
    [left + width / 2, top + height / 2],
  ];
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
