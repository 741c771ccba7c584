import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './base-image-deprecated.ts'

testRule(rule, docs, {
  valid: [
    'FROM eclipse-temurin:21-jre\n',
    'FROM jenkins/jenkins:lts\n',
    'FROM rockylinux/rockylinux:9\n',
    'FROM mcr.microsoft.com/dotnet/sdk:10.0\n',
    { name: 'a repository of that name elsewhere', dockerfile: 'FROM ghcr.io/harbour/openjdk:17\n' },
    { name: 'a namespace of that name', dockerfile: 'FROM centos/postgresql-12-centos8\n' },
    { name: 'a stage of that name', dockerfile: 'FROM eclipse-temurin:21 AS java\nFROM java\n' },
    'FROM microsoft:1\n',
    'ARG BASE\nFROM $BASE\n',
    { name: 'an old release of a live image', dockerfile: 'FROM python:3.8\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM openjdk:8-jre-alpine\n',
      reports: [
        { messageId: 'replaced', on: 'openjdk:8-jre-alpine', confidence: 'certain', severity: 'warning' },
      ],
    },
    { dockerfile: 'FROM centos:7\n', reports: [{ messageId: 'replaced', on: 'centos:7' }] },
    {
      dockerfile: 'FROM docker.io/library/centos\n',
      reports: [{ messageId: 'replaced', on: 'docker.io/library/centos' }],
    },
    {
      dockerfile: 'FROM microsoft/dotnet:2.1-sdk AS build\nFROM mcr.microsoft.com/dotnet/core/aspnet:2.1\n',
      reports: [
        { messageId: 'replaced', on: 'microsoft/dotnet:2.1-sdk' },
        { messageId: 'replaced', on: 'mcr.microsoft.com/dotnet/core/aspnet:2.1' },
      ],
    },
    {
      dockerfile: 'FROM bitnamilegacy/redis:7.2\n',
      reports: [{ messageId: 'abandoned', on: 'bitnamilegacy/redis:7.2' }],
    },
    {
      dockerfile: 'FROM k8s.gcr.io/build-image/debian-base:v2\n',
      reports: [{ messageId: 'replaced', on: 'k8s.gcr.io/build-image/debian-base:v2' }],
    },
    {
      name: 'by the default of an argument',
      dockerfile: 'ARG JAVA=11\nFROM openjdk:${JAVA}\n',
      reports: [{ messageId: 'replaced', on: 'openjdk:${JAVA}' }],
    },
    {
      name: 'a digest does not keep it up',
      dockerfile: 'FROM mono:6@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6\n',
      reports: [
        {
          messageId: 'abandoned',
          on: 'mono:6@sha256:9662417aace5ae7b8e2609cce472b72a8958e134ba372808abe9cc1a0c0125e6',
        },
      ],
    },
  ],
})
