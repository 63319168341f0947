// Boxes that hide a part of their text, because their size does not follow it.
() => {
  const isHider = (element) => /hidden|clip/.test(getComputedStyle(element).overflow);
  const isForAll = (element) =>
    !element.closest(".visually-hidden, svg, [aria-hidden=true]") && getComputedStyle(element).clipPath === "none";
  const isText = ({ data, parentElement: parent }) => data.trim() && parent.checkVisibility() && isForAll(parent);
  const boxesOf = (hider) => {
    const walker = document.createTreeWalker(hider, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const boxes = [];
    while (walker.nextNode()) {
      if (!isText(walker.currentNode)) continue;
      range.selectNodeContents(walker.currentNode);
      boxes.push(...range.getClientRects());
    }
    return boxes;
  };
  return [...document.querySelectorAll("body *")]
    .filter((element) => !element.closest(".visually-hidden, svg, [aria-hidden=true]") && element.checkVisibility())
    .filter(isHider)
    .filter((hider) => {
      const { left, top, right, bottom } = hider.getBoundingClientRect();
      return boxesOf(hider).some(
        (box) => box.left < left - 1 || box.top < top - 1 || box.right > right + 1 || box.bottom > bottom + 1,
      );
    })
    .map((element) => element.outerHTML.slice(0, 160));
};
