namespace RnnGen.Generators;

/// <summary>The nonlinearity f of the plain cells, as an expression.</summary>
internal static class Activation
{
    public static string Of(CellKind cell, string preActivation) => cell == CellKind.Relu
        ? $"Vector256.MaxNative(Vector256<float>.Zero, {preActivation})"
        : $"VectorMath.Tanh({preActivation})";
}
