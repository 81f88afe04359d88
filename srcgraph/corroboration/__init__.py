"""Which attributions assert the same thing, and how many independent voices are behind them."""
