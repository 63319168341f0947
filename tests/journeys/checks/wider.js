// By how many pixels the page is wider than the window.
() => document.documentElement.scrollWidth - document.documentElement.clientWidth;
