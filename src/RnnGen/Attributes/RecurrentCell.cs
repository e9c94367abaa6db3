namespace RnnGen;

/// <summary>The recurrence that a model carries from word to word.</summary>
public enum RecurrentCell
{
    /// <summary>h_t = tanh(Wxh·x_t + Whh·h_{t−1} + b): the plain recurrent network (Elman 1990).</summary>
    Tanh,

    /// <summary>h_t = max(0, Wxh·x_t + Whh·h_{t−1} + b): the plain recurrent network with a rectifier.</summary>
    Relu,

    /// <summary>
    /// Long short-term memory with gates in the order i, f, g, o (Hochreiter and Schmidhuber 1997; forget gate: Gers et al. 2000):
    /// i = σ(·), f = σ(·), g = tanh(·), o = σ(·); c_t = f ∘ c_{t−1} + i ∘ g; h_t = o ∘ tanh(c_t).
    /// </summary>
    Lstm,

    /// <summary>
    /// Gated recurrent unit with gates in the order r, z, n (Cho et al. 2014), in the form of PyTorch and cuDNN, whose reset gate multiplies the product:
    /// r = σ(·), z = σ(·), n = tanh(Wxn·x_t + b + r ∘ (Whn·h_{t−1} + bhn)); h_t = (1 − z) ∘ n + z ∘ h_{t−1}.
    /// </summary>
    Gru,

    /// <summary>
    /// Long short-term memory with coupled input and forget gates, in the order f, g, o; the input gate is the complement of the forget gate, i = 1 − f
    /// (Greff et al. 2017, <i>LSTM: A Search Space Odyssey</i>; in a mobile keyboard: Hard et al. 2018, <i>Federated Learning for Mobile Keyboard Prediction</i>):
    /// f = σ(·), g = tanh(·), o = σ(·); c_t = f ∘ c_{t−1} + (1 − f) ∘ g; h_t = o ∘ tanh(c_t).
    /// </summary>
    Cifg,
}
