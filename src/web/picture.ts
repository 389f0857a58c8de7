/** Pictures and files to take away: an SVG as it is or as PNG, any text as a file. Nothing leaves the browser. */

export function saveFile(name: string, content: Blob | string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the download has its own hold on the content once it has begun
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A name that every file system takes: `Gaps of Team North.csv`. */
export function fileName(title: string, ending: string): string {
  const safe = title
    .normalize('NFC')
    .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
  return `${safe || 'Sellwright'}.${ending}`;
}

/** Draws an SVG text as PNG, twice as dense as it is large. */
export async function pngOf(svg: string, background = '#ffffff'): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('this browser does not draw');
    pen.fillStyle = background;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('this picture is too large to draw'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

export async function savePicture(title: string, svg: string, kind: 'svg' | 'png'): Promise<void> {
  if (kind === 'svg') saveFile(fileName(title, 'svg'), svg, 'image/svg+xml');
  else saveFile(fileName(title, 'png'), await pngOf(svg));
}

/** Text that may stand inside an SVG. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
