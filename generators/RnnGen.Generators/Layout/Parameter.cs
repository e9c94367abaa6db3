namespace RnnGen.Generators.Layout;

/// <summary>A parameter of an emitted method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
internal sealed record Parameter(string Name, OperandType Type)
{
    public string Declaration => Type.Declare(Name);
}
