import type { Context, Finding } from '@/lib/engine/index.ts'

/** A file with one flaw of each kind the course starts with. What is found in it comes from the engine, at build time. */
export const demoFile = `FROM python:latest
WORKDIR /srv
COPY . .
RUN pip install -r requirements.txt
ENV API_TOKEN=tk-9f2c41e07b
EXPOSE 8000
CMD gunicorn app:app`

/** The files beside it, so that only its own flaws are found. */
export const demoContext: Context = {
  complete: true,
  files: {
    '.dockerignore': { content: '.git\n.env\n', size: 10 },
    'app.py': { content: 'app = object()\n', size: 15 },
    'requirements.txt': { content: 'flask==3.1.3\ngunicorn==25.0.0\n', size: 30 },
  },
}

/** The first page shows what is wrong, not everything that could be better. */
export const isShown = ({ severity, confidence }: Finding): boolean =>
  severity !== 'info' && confidence === 'certain'

/** The consequence in a few words, by rule; the message stands in for one that is missing here. */
export const demoNotes: Readonly<Record<string, string>> = {
  'base-image-latest': 'moving tag',
  'copy-source-before-deps': 'installs again after every edit',
  'secret-in-env-or-arg': 'secret stays in the image',
  'exec-form-recommended': 'a shell stands before the app',
  'user-missing': 'runs as root',
}

/** Rules about a line that is not there; it is drawn below the file. */
export const demoMissing: Readonly<Record<string, string>> = { 'user-missing': 'no USER' }
