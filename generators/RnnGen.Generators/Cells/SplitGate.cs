namespace RnnGen.Generators.Cells;

/// <summary>
/// A gate whose recurrent side is kept separate from its input side, because it is transformed before the two are added. Its recurrent side has its own bias.
/// In memory the recurrent side precedes the other gates and the input side follows them.
/// </summary>
/// <param name="Name">What its recurrent side is called in memory.</param>
/// <param name="BiasName">What the bias of that side is called in memory: the name of its role in the run-time library.</param>
/// <param name="BiasTensor">What a model file calls that bias, up to the layer's number.</param>
/// <param name="Equation">What that side is; <c>{0}</c> stands for the previous h.</param>
/// <param name="Order">The order of the gates, and which of them each weight matrix meets.</param>
internal sealed record SplitGate(string Name, string BiasName, string BiasTensor, string Equation, string Order);
