# Install rules: see cmake/ and tests/install.
