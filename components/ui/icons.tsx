import { icon } from '@/components/ui/icon'

/* Those that are drawn again in the browser: all of them are loaded where one is. */

const ring = <circle cx={12} cy={12} r={10} />

export const ArrowRight = icon(<path d="M5 12h14M12 5l7 7-7 7" />)
export const Circle = icon(ring)
export const CircleCheck = icon(
  <>
    {ring}
    <path d="m16 9-5.5 5.5L8 12" />
  </>,
)
export const CircleDashed = icon(
  <path d="M10.1 2.182a10 10 0 0 1 3.8 0M13.9 21.818a10 10 0 0 1-3.8 0M17.609 3.721a10 10 0 0 1 2.69 2.7M2.182 13.9a10 10 0 0 1 0-3.8M20.279 17.609a10 10 0 0 1-2.7 2.69M21.818 10.1a10 10 0 0 1 0 3.8M3.721 6.391a10 10 0 0 1 2.7-2.69M6.391 20.279a10 10 0 0 1-2.69-2.7" />,
)
export const CircleDot = icon(
  <>
    {ring}
    <circle cx={12} cy={12} r={1} />
  </>,
)
export const CircleX = icon(
  <>
    {ring}
    <path d="m15 9-6 6M9 9l6 6" />
  </>,
)
export const Moon = icon(
  <path d="M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401" />,
)
export const Sun = icon(
  <>
    <circle cx={12} cy={12} r={4} />
    <path d="M12 2v2M12 20v2M4.93 4.93l1.41 1.41M17.66 17.66l1.41 1.41M2 12h2M20 12h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41" />
  </>,
)
export const SunMoon = icon(
  <path d="M12 2v2M14.837 16.385a6 6 0 1 1-7.223-7.222c.624-.147.97.66.715 1.248a4 4 0 0 0 5.26 5.259c.589-.255 1.396.09 1.248.715M16 12a4 4 0 0 0-4-4M19 5l-1.256 1.256M20 12h2" />,
)
export const Check = icon(<path d="M20 6 9 17l-5-5" />)
export const X = icon(
  <>
    <path d="M18 6 6 18" />
    <path d="m6 6 12 12" />
  </>,
)
