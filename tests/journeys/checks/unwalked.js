// Controls that can be seen but were not reached by the keyboard (see focused.js).
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((element) => !element.disabled && element.tabIndex >= 0 && !element.dataset.walked)
  .filter((element) => element.getClientRects().length)
  .map((element) => element.outerHTML.slice(0, 160));
