import { EMPTY, type Playground } from './types.ts'

/** What a first visit finds: short, and with something to mend of most kinds. */
export const EXAMPLE: Playground = {
  ...EMPTY,
  files: {
    Dockerfile: `FROM node:latest
MAINTAINER harbour@example.com
ENV NPM_TOKEN=npm_8fK2xQ4vT
WORKDIR app
ADD . /app
RUN apt-get update
RUN apt-get install -y python3 make g++
RUN npm install
EXPOSE 3000
CMD npm start
`,
  },
}
