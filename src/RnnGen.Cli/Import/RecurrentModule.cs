using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnGen.Cli;

/// <summary>The nn.RNN, nn.LSTM or nn.GRU of a <c>state_dict</c>, found by the names that PyTorch gives to its tensors.</summary>
/// <param name="Module">Its name; empty where the whole <c>state_dict</c> is its own.</param>
/// <param name="Layers">Its layers.</param>
internal sealed partial record RecurrentModule(string Module, IReadOnlyList<RecurrentTensors> Layers)
{
    private const int MaxLayers = 4;

    /// <summary>H.</summary>
    public int HiddenSize => Layers[0].RecurrentWeights.Shape[1];

    /// <summary>g: blocks of H rows.</summary>
    public int Gates => Layers[0].RecurrentWeights.Shape[0] / HiddenSize;

    /// <summary>The width of what the first layer reads: E, or V with one-hot input.</summary>
    public int InputSize => Layers[0].InputWeights.Shape[1];

    /// <summary>Finds the module and checks that there is a model of its kind.</summary>
    /// <param name="state">The tensors.</param>
    /// <param name="mapped">The name of the module; null to find the only one.</param>
    /// <exception cref="FailureException">There is none, there are several, or it is of a kind that RnnGen does not have.</exception>
    public static RecurrentModule Find(StateDict state, string? mapped)
    {
        string[] modules = [.. state.Tensors.Where(IsRecurrent).Select(static tensor => tensor.Module).Distinct()];
        if (modules.Length == 0)
        {
            throw new FailureException(
                $"the weights have no recurrent layer: no tensor is named weight_hh_l0, as those of nn.RNN, nn.LSTM and nn.GRU are. They have {NameList.Of(state.Tensors.Select(static tensor => tensor.Name))}.");
        }

        string module = mapped is null ? Only(modules) : modules.FirstOrDefault(module => module == mapped || state.Prefix + module == mapped || state.Prefix + module == mapped + ".")
            ?? throw new FailureException($"--map rnn={mapped} names no recurrent module; there is {NameList.Of(modules)}.");
        StateTensor[] tensors = [.. state.Tensors.Where(tensor => tensor.Module == module)];
        ThrowIfUnknownKind(tensors);
        RecurrentModule found = new(module, ReadLayers(tensors));
        found.CheckSizes();
        return found;
    }

    /// <summary>Whether a tensor is one of any such module.</summary>
    public static bool IsRecurrent(StateTensor tensor) => TensorName().IsMatch(tensor.Name);

    private static string Only(string[] modules) => modules is [string only]
        ? only
        : throw new FailureException(
            $"the weights have several recurrent modules: {NameList.Of(modules)}. A model has one, of 1 to {MaxLayers} layers of one width. If one of them alone predicts words, name it, as by --map rnn={modules[0]}.");

    private static void ThrowIfUnknownKind(StateTensor[] tensors)
    {
        foreach (StateTensor tensor in tensors)
        {
            Match name = TensorName().Match(tensor.Name);
            if (name.Groups["reverse"].Success)
            {
                throw new FailureException($"the recurrent layers are bidirectional: '{tensor.Name}' reads the text backwards, and a model that predicts the next word cannot. Train with bidirectional=False.");
            }

            if (name.Groups["kind"].Value == "weight_hr")
            {
                throw new FailureException($"'{tensor.Name}' {tensor.ShapeText} projects the hidden state within the layer (proj_size), which RnnGen does not have. Train with proj_size=0.");
            }
        }
    }

    private static RecurrentTensors[] ReadLayers(StateTensor[] tensors)
    {
        ILookup<int, (string Kind, StateTensor Tensor)> byLayer = tensors.Select(static tensor => (Name: TensorName().Match(tensor.Name), Tensor: tensor))
            .Where(static pair => pair.Name.Success)
            .ToLookup(static pair => int.Parse(pair.Name.Groups["layer"].Value, CultureInfo.InvariantCulture), static pair => (pair.Name.Groups["kind"].Value, pair.Tensor));
        int layers = byLayer.Max(static layer => layer.Key) + 1;
        if (layers > MaxLayers)
        {
            throw new FailureException($"the weights have {layers} recurrent layers; a model has at most {MaxLayers}. Train one with fewer.");
        }

        return [.. Enumerable.Range(0, layers).Select(layer => new RecurrentTensors(Required("weight_ih", layer), Required("weight_hh", layer), Find("bias_ih", layer), Find("bias_hh", layer)))];

        StateTensor Required(string kind, int layer) => Find(kind, layer) ?? throw new FailureException($"the weights have no '{kind}_l{layer}' beside {NameList.Of(tensors.Select(static tensor => tensor.Name))}.");

        StateTensor? Find(string kind, int layer) => byLayer[layer].FirstOrDefault(entry => entry.Kind == kind).Tensor;
    }

    private void CheckSizes()
    {
        foreach (RecurrentTensors layer in Layers)
        {
            if (layer.RecurrentWeights.Shape is not [int rows, int columns] || columns < 1 || rows % columns != 0 || rows / columns is not (1 or 3 or 4))
            {
                throw new FailureException(
                    $"'{layer.RecurrentWeights.Name}' has the shape {layer.RecurrentWeights.ShapeText}; [g·H, H] is expected, with g = 1 (nn.RNN), 3 (nn.GRU) or 4 (nn.LSTM) blocks of rows.");
            }

            if (rows != Layers[0].RecurrentWeights.Shape[0] || columns != HiddenSize || (layer != Layers[0] && !layer.InputWeights.IsMatrix(rows, HiddenSize)))
            {
                throw new FailureException(
                    $"the recurrent layers are of different widths: '{Layers[0].RecurrentWeights.Name}' is {Layers[0].RecurrentWeights.ShapeText}, but '{layer.InputWeights.Name}' {layer.InputWeights.ShapeText} "
                    + $"and '{layer.RecurrentWeights.Name}' {layer.RecurrentWeights.ShapeText}. All layers of a model are as wide as the first.");
            }

            if (layer.All.FirstOrDefault(tensor => !tensor.IsVector(rows) && (!tensor.IsMatrix(rows, columns: null) || tensor.IsMatrix(rows, columns: 0))) is { } other)
            {
                throw new FailureException($"'{other.Name}' has the shape {other.ShapeText}, which does not fit the {rows} rows of '{layer.RecurrentWeights.Name}'.");
            }
        }
    }

    [GeneratedRegex(@"(^|\.)(?<kind>weight_ih|weight_hh|weight_hr|bias_ih|bias_hh)_l(?<layer>[0-9]{1,3})(?<reverse>_reverse)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TensorName();
}
