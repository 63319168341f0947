// Elements that an animation or a transition moves.
() => document.getAnimations().map(({ effect }) => effect.target.outerHTML.slice(0, 160));
