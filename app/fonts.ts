import localFont from 'next/font/local'

/**
 * Latin subsets, served from here. `optional`: a font that is not there when the page is drawn waits for the next page, so
 * that no line moves under a reader. The italic is not preloaded: few pages use it.
 */
export const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'optional',
  variable: '--font-inter',
})

export const interItalic = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-italic.woff2',
  weight: '100 900',
  style: 'italic',
  display: 'optional',
  variable: '--font-inter-italic',
  preload: false,
})

export const schibsted = localFont({
  src: '../node_modules/@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2',
  weight: '400 900',
  display: 'optional',
  variable: '--font-schibsted',
})

export const jetbrains = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  variable: '--font-jetbrains',
  preload: false,
  adjustFontFallback: false,
})
