// Targets smaller than 24 by 24 pixels that stand too near to another (WCAG 2.2, 2.5.8): circles of
// that size around them would touch. Links within a sentence are as high as their line.
() => {
  const SIZE = 24;
  const CONTROLS = "a[href], button, input, select, textarea, summary";
  const isShown = (target) => target.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const targets = [...document.querySelectorAll(CONTROLS)]
    .filter(isShown)
    .map((target) => ({ target, box: (target.closest("label") ?? target).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const isInText = ({ target }) =>
    getComputedStyle(target).display === "inline" && target.closest("p, li, dd, td, figcaption, blockquote");
  const isSmall = ({ box }) => box.width < SIZE || box.height < SIZE;
  const centre = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
  const isNear = (one, other) => {
    const [x, y] = centre(one.box);
    if (isSmall(other)) {
      const [u, v] = centre(other.box);
      return Math.hypot(x - u, y - v) < SIZE;
    }
    const dx = Math.max(other.box.left - x, 0, x - other.box.right);
    const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
    return Math.hypot(dx, dy) < SIZE / 2;
  };
  const isApart = (one, other) => other.target !== one.target && !other.target.contains(one.target);
  return targets
    .filter((one) => isSmall(one) && !isInText(one))
    .filter((one) => targets.some((other) => isApart(one, other) && isNear(one, other)))
    .map(({ target, box }) => `${target.outerHTML.slice(0, 120)} ${box.width}x${box.height}`);
};
