using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>Statements on operands.</summary>
internal static class Calls
{
    /// <summary>The longest call that is kept on one line.</summary>
    private const int LongestLine = 240;

    /// <summary>The line length when a longer call is broken.</summary>
    private const int LongestPart = 170;

    /// <summary>Writes a call, a very long one over several lines.</summary>
    public static void Call(this SourceWriter w, Method method, params Operand[] operands)
    {
        IReadOnlyList<string> arguments = method.Arguments(operands);
        string call = $"{method.Name}({string.Join(", ", arguments)});";
        w.Line(call.Length <= LongestLine ? call : $"{method.Name}({string.Concat(Broken(arguments))});");
    }

    /// <summary>Arguments with line ends between them.</summary>
    private static IEnumerable<string> Broken(IReadOnlyList<string> arguments)
    {
        int length = LongestPart;
        for (int i = 0; i < arguments.Count; i++)
        {
            length += arguments[i].Length + 2;
            bool breaks = length > LongestPart;
            yield return (breaks ? "\n    " : " ") + arguments[i] + (i < arguments.Count - 1 ? "," : "");
            length = breaks ? arguments[i].Length : length;
        }
    }

    /// <summary>Declares a local variable that refers to a matrix.</summary>
    public static Matrix Declare(this SourceWriter w, string variable, Matrix matrix)
    {
        w.Line($"ref float {variable} = {matrix.Argument};");
        return matrix.Named(variable);
    }

    /// <summary>Declares a local variable that refers to a vector.</summary>
    public static Vector Declare(this SourceWriter w, string variable, Vector vector)
    {
        w.Line($"ref float {variable} = {vector.Argument};");
        return vector.Named(variable);
    }
}
