// keeps the state
