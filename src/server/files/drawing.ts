/** Pictures the product draws itself, as SVG of its own words, turned into PNG for whoever cannot show an SVG. */
import sharp from 'sharp';

export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  return sharp(Buffer.from(svg)).resize({ width }).png({ compressionLevel: 9 }).toBuffer();
}
