namespace RnnGen.Generators;

/// <summary>From the logits of one chunk of the vocabulary to exponentials, in place while they are in cache: each lane of a row less its own maximum.</summary>
/// <param name="Rows">Rows of the block.</param>
internal sealed record ChunkExponentials(string Name, string Equation, int Rows) : Kernel(Name, Equation)
{
    public override string Shapes => $"logits [panels][{Rows}][16] → laneMaximum and laneSum [{Rows}][8], targetLogits [{Rows}]";
}
