//! Production chains in general equilibrium: tariffs in; wages, prices, trade, welfare, content and Nash tariffs out.
