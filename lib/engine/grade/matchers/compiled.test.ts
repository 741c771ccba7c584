import { describe } from 'vitest'
import { checkTable } from '../../testing/check-table.ts'

const CONTEXT = { 'tide.cu': '// tide\n', 'ebb.c': 'int main(){}\n', 'rope.c': '// rope\n' }
const CUDA = 'FROM nvidia/cuda:13.0.2-devel-ubuntu24.04 AS yard\nWORKDIR /src\nCOPY . .\n'
const SHIP = 'FROM nvidia/cuda:13.0.2-base-ubuntu24.04\n'

describe('a program that a compiler made', () => {
  const from = { image: { process: { compiled: 'tide.cu' } } }
  const rows = [
    [`${CUDA}RUN nvcc tide.cu -o tide\n${SHIP}COPY --from=yard /src/tide /opt/\nCMD ["/opt/tide"]\n`, 'yes'],
    [
      `${CUDA}RUN nvcc tide.cu\n${SHIP}COPY --from=yard /src/a.out /usr/bin/tide\nENTRYPOINT ["tide"]\n`,
      'yes',
    ],
    [
      `${CUDA}RUN nvcc -arch=sm_90 -gencode arch=compute_90,code=sm_90 -c tide.cu && nvcc --output-file=/out/t tide.o && strip /out/t && mv /out/t /out/tide\n${SHIP}COPY --from=yard /out /opt\nCMD ["/opt/tide"]\n`,
      'yes',
    ],
    [
      `${CUDA}RUN nvcc -o /bin/tide tide.cu && install -m 755 /bin/tide /srv/tide\nCMD ["/srv/tide"]\n`,
      'yes',
    ],
    [
      `${CUDA}RUN nvcc tide.cu\n${SHIP}COPY --from=yard --chmod=700 /src/a.out /opt/tide\nUSER 7\nCMD ["/opt/tide"]\n`,
      'no',
    ],
    [
      `${CUDA}RUN nvcc tide.cu\n${SHIP}COPY --from=yard --chmod=700 --chown=7 /src/a.out /opt/tide\nUSER 7\nCMD ["/opt/tide"]\n`,
      'yes',
    ],
    [`${CUDA}RUN nvcc ebb.c -o tide\n${SHIP}COPY --from=yard /src/tide /opt/\nCMD ["/opt/tide"]\n`, 'no'],
    [
      `${CUDA}RUN nvcc -c tide.cu -o tide\n${SHIP}COPY --from=yard /src/tide /opt/\nCMD ["/opt/tide"]\n`,
      'no',
    ],
    [`${CUDA}RUN nvcc -ptx tide.cu -o tide\nCMD ["/src/tide"]\n`, 'no'],
    [`${CUDA}RUN echo nvcc tide.cu -o tide && touch tide\nCMD ["/src/tide"]\n`, 'no'],
    [
      `${CUDA}RUN nvcc tide.cu -o tide\n${SHIP}COPY --from=yard /src/tide.cu /opt/tide\nCMD ["/opt/tide"]\n`,
      'no',
    ],
    [`${CUDA}RUN nvcc tide.cu -o tide\n${SHIP}COPY --from=yard /src/tide /opt/\nCMD ["/opt/ebb"]\n`, 'no'],
    [`${CUDA}RUN nvcc tide.cu -o "$(cat name)"\nCMD ["/src/tide"]\n`, 'open'],
  ] as const
  checkTable(
    rows.map(([file, is], at) => ({ name: `${at} ${is}`, check: from, file, is })),
    CONTEXT,
  )
  checkTable(
    [
      {
        name: 'gcc with two sources',
        check: { image: { process: { compiled: 'rope.c' } } },
        file: 'FROM gcc:15\nCOPY . /src\nRUN gcc -O2 -Wall -o/usr/bin/rope -pthread /src/ebb.c /src/rope.c -lm\nCMD ["rope"]\n',
        is: 'yes',
      },
      {
        name: 'a source that is not there',
        check: { problem: 'file-missing' },
        file: 'FROM gcc:15\nWORKDIR /src\nCOPY ebb.c .\nRUN gcc -o ebb ebb.c rope.c\n',
        is: 'yes',
      },
      {
        name: 'only a question',
        check: { builds: true },
        file: 'FROM gcc:15\nRUN gcc --version && gcc -E -dM - < /dev/null\n',
        is: 'yes',
      },
    ],
    CONTEXT,
  )
})

describe('the stage of a command', () => {
  const check = { every: { command: { program: 'nvcc' }, is: { base: { tag: '*-devel-*' } } } } as const
  checkTable(
    [
      { name: 'named', check, file: `${CUDA}RUN nvcc tide.cu\n`, is: 'yes' },
      { name: 'by a stage', check, file: `${CUDA}FROM yard\nRUN nvcc tide.cu\n`, is: 'yes' },
      {
        name: 'another',
        check,
        file: `${SHIP}WORKDIR /s\nCOPY . .\nRUN nvcc tide.cu\n`,
        is: 'no',
        on: 'nvcc tide.cu',
      },
      { name: 'not known', check, file: 'ARG B\nFROM $B\nCOPY . .\nRUN nvcc tide.cu\n', is: 'open' },
    ],
    CONTEXT,
  )
})
