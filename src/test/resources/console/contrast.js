// The texts of a page whose contrast with what lies behind them is too low (WCAG 2.2, AA): large text needs 3, other text 4.5.
() => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const paint = canvas.getContext('2d', { willReadFrequently: true });
  const over = (colours) => {
    paint.globalAlpha = 1;
    colours.forEach(([colour, opacity]) => {
      paint.globalAlpha = opacity;
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
    });
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) layers.unshift([getComputedStyle(one).backgroundColor, 1]);
    return [['white', 1], ...layers];
  };
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('.unseen, :disabled, option')
    && element.getBoundingClientRect().width > 1;
  const text = (element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()).join('');
  return [...document.body.querySelectorAll('*')].filter((element) => text(element) && shown(element)).flatMap((element) => {
    const style = getComputedStyle(element);
    const ground = behind(element);
    const [high, low] = [luminance(over(ground)), luminance(over([...ground, [style.color, 1]]))].sort((one, other) => other - one);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    return ratio < (large ? 3 : 4.5) ? [`${text(element)} (${element.className || element.tagName}): ${ratio.toFixed(2)}`] : [];
  });
}
