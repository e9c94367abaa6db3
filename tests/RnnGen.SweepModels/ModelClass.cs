namespace RnnGen.SweepModels;

/// <summary>A generated class, to be made under its name.</summary>
/// <param name="name">Its name.</param>
/// <param name="shape">Its sizes.</param>
internal abstract class ModelClass(string name, ModelShape shape)
{
    public string Name { get; } = name;

    public ModelShape Shape { get; } = shape;

    public abstract RnnModel Create(Vocabulary vocabulary, ulong seed);

    public abstract FrozenModel LoadFrozen(ModelFile file, FreezeOptions? options);

    public static Dictionary<string, ModelClass> ByName(params ModelClass[] classes) => classes.ToDictionary(static item => item.Name);
}

/// <summary>The class that a type parameter names.</summary>
internal sealed class ModelClass<TModel>() : ModelClass(typeof(TModel).Name, TModel.Shape)
    where TModel : RnnModel, IRnnModel<TModel>
{
    public override RnnModel Create(Vocabulary vocabulary, ulong seed) => TModel.Create(vocabulary, seed);

    public override FrozenModel LoadFrozen(ModelFile file, FreezeOptions? options) => TModel.LoadFrozen(file, options);
}
