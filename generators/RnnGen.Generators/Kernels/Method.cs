using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>A method that emitted code calls: its name and its typed parameters, so that a call with operands of the wrong shape fails while generating.</summary>
/// <param name="name">Its name, qualified by its class where it is in another one.</param>
internal abstract class Method(string name)
{
    public string Name => name;

    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The call as an expression.</summary>
    /// <exception cref="InvalidOperationException">The operands do not match the parameters.</exception>
    public string Invoke(params Operand[] operands) => $"{Name}({string.Join(", ", Arguments(operands))})";

    /// <summary>The arguments of a call.</summary>
    /// <exception cref="InvalidOperationException">The operands do not match the parameters.</exception>
    public IReadOnlyList<string> Arguments(params Operand[] operands)
    {
        Parameter[] given = [.. Parameters.Where(static parameter => parameter.Type is not ConstantType)];
        if (given.Length != operands.Length)
        {
            throw new InvalidOperationException($"{Name} takes {Amount.Of(given.Length, "operand")}, not {operands.Length}.");
        }

        for (int i = 0; i < given.Length; i++)
        {
            if (!given[i].Type.Accepts(operands[i].Type))
            {
                throw new InvalidOperationException($"{Name} takes {given[i].Name} as {given[i].Type}, not {operands[i].Argument} as {operands[i].Type}.");
            }
        }

        Queue<Operand> rest = new(operands);
        return [.. Parameters.Select(parameter => Argument(parameter, rest))];
    }

    /// <summary>An argument; flags and constants are named for the reader.</summary>
    private static string Argument(Parameter parameter, Queue<Operand> operands) => parameter.Type switch
    {
        ConstantType constant => $"{parameter.Name}: {constant.Text}",
        ScalarType { Name: "bool" } => $"{parameter.Name}: {operands.Dequeue().Argument}",
        _ => operands.Dequeue().Argument,
    };
}
