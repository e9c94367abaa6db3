using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>Which tensor became what, formatted for people.</summary>
internal static class ImportTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(IAnsiConsole console, ImportedModel model)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("tensor").AddColumn("dtype").AddColumn("shape").AddColumn("becomes");
        foreach ((StateTensor tensor, string becomes) in Rows(model))
        {
            table.AddRow(ConsoleText.Cell(tensor.Name), ConsoleText.Cell(tensor.Dtype), ConsoleText.Cell(tensor.ShapeText), ConsoleText.Cell(becomes));
        }

        console.Write(table);
        console.WriteLine($"{ShapeText.Of(model.Shape)}: {model.Vocabulary.Count:N0} words, {model.Shape.ParameterCount:N0} parameters");
    }

    private static IEnumerable<(StateTensor Tensor, string Becomes)> Rows(ImportedModel model)
    {
        TensorRoles roles = model.Roles;
        if (roles.Embedding is { } embedding)
        {
            yield return (embedding, roles.IsTied ? "embedding.weight, also of the output layer" : "embedding.weight");
        }

        for (int layer = 0; layer < model.Rnn.Layers.Count; layer++)
        {
            RecurrentTensors tensors = model.Rnn.Layers[layer];
            yield return (tensors.InputWeights, $"rnn.weight_ih_l{layer}");
            yield return (tensors.RecurrentWeights, $"rnn.weight_hh_l{layer}");
            if (tensors.InputBias is { } inputBias)
            {
                yield return (inputBias, $"rnn.bias_ih_l{layer}");
            }

            if (tensors.HiddenBias is { } hiddenBias)
            {
                yield return (hiddenBias, model.Shape.Cell == RecurrentCell.Gru ? $"rnn.bias_ih_l{layer} and, of n, rnn.bias_hh_l{layer}" : $"rnn.bias_ih_l{layer}, a sum of both");
            }
        }

        foreach ((StateTensor? tensor, string becomes) in ((StateTensor?, string)[])
        [
            (roles.Projection, "projection.weight"),
            (roles.ProjectionBias, "output.bias, multiplied out"),
            (roles.Output, roles.IsTied ? "embedding.weight, which it equals" : "output.weight"),
            (roles.OutputBias, "output.bias"),
        ])
        {
            if (tensor is not null)
            {
                yield return (tensor, becomes);
            }
        }
    }
}
