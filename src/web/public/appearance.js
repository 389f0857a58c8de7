// Runs before the first paint, so that a reader who chose dark (or light) never sees a flash of the other.
try {
  var chosen = localStorage.getItem('sellwright.appearance');
  if (chosen === 'light' || chosen === 'dark')
    document.documentElement.setAttribute('data-mantine-color-scheme', chosen);
  else if (matchMedia('(prefers-color-scheme: dark)').matches)
    document.documentElement.setAttribute('data-mantine-color-scheme', 'dark');
  else document.documentElement.setAttribute('data-mantine-color-scheme', 'light');
} catch {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light');
}
