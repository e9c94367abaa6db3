namespace RnnGen;

/// <summary>A recurrent language model: one shape's generated passes, its parameters and its vocabulary.</summary>
public abstract class RnnModel
{
}
