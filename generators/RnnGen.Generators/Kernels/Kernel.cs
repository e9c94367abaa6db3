using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>One method to emit, with all its sizes decided.</summary>
/// <param name="name">Name of the method.</param>
/// <param name="equation">What it computes, in the field's notation; becomes its summary.</param>
internal abstract class Kernel(string name, string equation) : Method(name)
{
    /// <summary>The register tiles that it uses.</summary>
    public virtual IEnumerable<Tile> Tiles => [];

    /// <summary>Writes the method, under its equation and the shapes of its operands.</summary>
    public void Emit(SourceWriter w)
    {
        w.Summary(equation);
        string[] shapes = [.. Parameters.Where(static parameter => parameter.Type.ShapeText is not null).Select(static parameter => $"{parameter.Name} {parameter.Type.ShapeText}")];
        if (shapes.Length > 0)
        {
            w.Line($"/// <remarks>{string.Join(", ", shapes)}</remarks>");
        }

        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {Name}({string.Join(", ", Parameters.Select(static parameter => parameter.Declaration))})"))
        {
            Body(w);
        }
    }

    /// <summary>Writes what the method does.</summary>
    protected abstract void Body(SourceWriter w);
}
