namespace RnnGen.Generators.Tests;

/// <summary>Kernels of one kind and the register tiles that they are made of, compiled together.</summary>
internal sealed class CompiledKernels<TKernel>
    where TKernel : Kernel
{
    private readonly Dictionary<string, TKernel> _kernels;
    private readonly CompiledPasses _passes;

    /// <param name="kernels">The kernels.</param>
    /// <param name="isNarrow">Whether they do as on a processor without vectors of 16 floats.</param>
    /// <exception cref="ArgumentException">Two kernels have the same name.</exception>
    public CompiledKernels(IEnumerable<TKernel> kernels, bool isNarrow = false)
    {
        _kernels = kernels.ToDictionary(kernel => kernel.Name);
        _passes = new CompiledPasses(_kernels.Values, _kernels.Values.SelectMany(kernel => kernel.Tiles), isNarrow);
    }

    /// <summary>The kernels' names, which show their shapes.</summary>
    public TheoryData<string> Names => new(_kernels.Keys);

    public TKernel this[string name] => _kernels[name];

    /// <summary>The emitted method.</summary>
    /// <typeparam name="TDelegate">Its signature.</typeparam>
    public TDelegate Method<TDelegate>(string name)
        where TDelegate : Delegate =>
        _passes.Method(name).CreateDelegate<TDelegate>();
}
