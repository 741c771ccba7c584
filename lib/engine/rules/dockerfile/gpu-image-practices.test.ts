import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './gpu-image-practices.ts'

const cuda = (rest: string): string => `FROM nvidia/cuda:12.9.1-runtime-ubuntu24.04\n${rest}\n`

testRule(rule, docs, {
  valid: [
    cuda('CMD ["nvidia-smi"]'),
    cuda('ENV NVIDIA_VISIBLE_DEVICES=all'),
    cuda('ENV NVIDIA_VISIBLE_DEVICES=none CUDA_VISIBLE_DEVICES='),
    { name: 'whoever builds chooses', dockerfile: cuda('ARG DEVICES=0\nENV CUDA_VISIBLE_DEVICES=$DEVICES') },
    cuda('ENV NVIDIA_DRIVER_CAPABILITIES=compute,utility'),
    cuda('RUN pip install --index-url https://download.pytorch.org/whl/cu126 torch'),
    cuda('RUN pip install --index-url https://download.pytorch.org/whl/cpu torch'),
    {
      name: 'another base',
      dockerfile:
        'FROM debian:13\nRUN pip install --index-url https://download.pytorch.org/whl/cu118 torch\n',
    },
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM debian:13 AS a\nENV CUDA_VISIBLE_DEVICES=0\nFROM debian:13\nRUN true\n',
    },
    cuda('RUN echo nvidia-smi'),
  ],
  invalid: [
    {
      dockerfile: cuda('ENV CUDA_VISIBLE_DEVICES=0,1'),
      reports: [
        { messageId: 'devices', on: 'CUDA_VISIBLE_DEVICES=0,1', confidence: 'likely', severity: 'info' },
      ],
    },
    {
      dockerfile: cuda('ENV MODE=fast NVIDIA_VISIBLE_DEVICES=GPU-1f2e3d4c-0000'),
      reports: [{ messageId: 'devices', on: 'NVIDIA_VISIBLE_DEVICES=GPU-1f2e3d4c-0000' }],
    },
    {
      dockerfile: cuda('ENV NVIDIA_DRIVER_CAPABILITIES=all'),
      reports: [{ messageId: 'capabilities', on: 'all', confidence: 'possible' }],
    },
    {
      dockerfile: cuda('RUN nvidia-smi && make'),
      reports: [{ messageId: 'query', on: 'nvidia-smi', confidence: 'likely' }],
    },
    {
      name: 'its failure is foreseen',
      dockerfile: cuda('RUN nvidia-smi || true'),
      reports: [{ messageId: 'query', on: 'nvidia-smi', confidence: 'possible' }],
    },
    {
      dockerfile:
        'FROM debian:13\nRUN apt-get update && apt-get install -y nvidia-container-toolkit nvidia-docker2\n',
      reports: [{ messageId: 'toolkit', on: 'nvidia-container-toolkit' }],
    },
    {
      dockerfile: cuda('RUN pip install --extra-index-url https://download.pytorch.org/whl/cu118 torch'),
      reports: [
        { messageId: 'wheels', on: 'https://download.pytorch.org/whl/cu118', confidence: 'possible' },
      ],
    },
    {
      dockerfile: cuda('RUN pip install torch==2.1.0+cu118 torchvision==0.16.0+cu118'),
      reports: [{ messageId: 'wheels', on: 'torch==2.1.0+cu118' }],
    },
    {
      dockerfile: cuda('RUN conda install -y pytorch pytorch-cuda=11.8'),
      reports: [{ messageId: 'wheels', on: 'pytorch-cuda=11.8' }],
    },
  ],
})
