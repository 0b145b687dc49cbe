// Before anything is painted: whoever chose a theme sees no flash of the other one.
try {
  const theme = localStorage.getItem('goldenrod.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing follows the system.
}
