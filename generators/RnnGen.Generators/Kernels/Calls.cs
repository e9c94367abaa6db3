using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>Statements about operands.</summary>
internal static class Calls
{
    /// <summary>Writes a call.</summary>
    public static void Call(this SourceWriter w, Method method, params Operand[] operands) => w.Line(method.Invoke(operands) + ";");

    /// <summary>Gives a matrix the name of a local variable.</summary>
    public static Matrix Declare(this SourceWriter w, string variable, Matrix matrix)
    {
        w.Line($"ref float {variable} = {matrix.Argument};");
        return matrix.Named(variable);
    }

    /// <summary>Gives a vector the name of a local variable.</summary>
    public static Vector Declare(this SourceWriter w, string variable, Vector vector)
    {
        w.Line($"ref float {variable} = {vector.Argument};");
        return vector.Named(variable);
    }
}
