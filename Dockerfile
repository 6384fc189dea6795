# The simulated Okta and the reference Alpacon in a container. See compose.yaml for how to reach them by the same names from
# inside and outside.
FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /oin-sim
COPY package.json package-lock.json ./
# tsx runs the sources as they are; it is among the development packages. No browser is needed to serve.
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY sim sim
COPY sp sp
COPY scenarios scenarios
COPY reports reports
COPY tsconfig.json ./
USER node
EXPOSE 4600 4700
# By loopback, where the control answers without a token.
HEALTHCHECK --interval=2s --timeout=2s --retries=30 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4600/_sim/health').then(a => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "scenarios/oin-sim.js"]
CMD ["start", "--listen", "0.0.0.0"]
