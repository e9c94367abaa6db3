namespace RnnGen.Cli;

/// <summary>What the user of an imported model should know: what was found and not said, what was added, and what was left out.</summary>
internal static class ImportNotes
{
    /// <summary>Writes them, a sentence or two each.</summary>
    /// <param name="model">The model.</param>
    /// <param name="state">What it was made of.</param>
    /// <param name="list">The words that were given.</param>
    public static IEnumerable<string> Of(ImportedModel model, StateDict state, WordList list)
    {
        if (state.Prefix.Length > 0)
        {
            yield return $"all names of tensors begin with '{state.Prefix}', which is left out.";
        }

        string[] converted = [.. model.Tensors.Select(static tensor => tensor.Dtype).Where(static dtype => dtype != "F32").Distinct()];
        if (converted.Length > 0)
        {
            yield return $"weights of {string.Join(" and ", converted)} become fp32{(converted.Contains("F64") ? ", F64 rounded" : " without loss")}.";
        }

        yield return model.Order.UnknownRow is { } row
            ? $"the unknown word '{list.Rows.First(entry => entry.Row == row).Word}' of row {row} is {Vocabulary.UnknownWord}, word 0{(row == 0 ? "" : "; the words before it move up by one")}."
            : $"the vocabulary has no unknown word, so {Vocabulary.UnknownWord} is added, which takes V to {model.Vocabulary.Count:N0}. Its vectors are the mean of all others and its logit is their mean less {WordRows.Handicap}, so that all other words keep their "
                + "probabilities. If one of the words is meant for it, name it by --unknown.";

        if (model.Roles.OutputBias is null)
        {
            yield return "the output layer has no bias: it is read as zeros.";
        }

        if (model.Roles.Rows > list.Rows.Count)
        {
            yield return $"{model.Roles.Rows - list.Rows.Count:N0} of the {model.Roles.Rows:N0} rows have no word in the vocabulary and are left out: softmax runs over the words that there are.";
        }

        if (model.Roles.Projection is { } projection)
        {
            yield return $"'{projection.Name}' is read as linear, without a nonlinearity after it{(model.Roles.ProjectionBias is { } bias ? $"; its bias '{bias.Name}' is multiplied out into output.bias" : "")}.";
        }

        if (model.Unused.Count > 0)
        {
            yield return $"of no use to the model and left out: {NameList.Of(model.Unused.Select(static tensor => tensor.Name))}.";
        }
    }
}
