namespace RnnGen.Generators.Cells;

/// <summary>
/// A gate whose recurrent side is kept apart from its input side, because something happens to it before the two are added. Its recurrent side has a bias of its
/// own. Whh meets it before the other gates, Wxh after them.
/// </summary>
/// <param name="Name">What its recurrent side is called in memory.</param>
/// <param name="BiasName">What the bias of that side is called in memory; the run-time library's role of that name.</param>
/// <param name="BiasTensor">What a model file calls that bias, up to the layer's number.</param>
/// <param name="Equation">What that side is; <c>{0}</c> stands for the previous h.</param>
/// <param name="Order">In which order the gates lie, and what meets which of them.</param>
internal sealed record SplitGate(string Name, string BiasName, string BiasTensor, string Equation, string Order);
