using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace RnnGen.Cli;

/// <summary>The classes of all shapes: those of the presets are part of the tool, and those of all other shapes are compiled when they are needed.</summary>
internal static class ModelClasses
{
    private static readonly ConcurrentDictionary<ModelShape, ModelClass> Compiled = [];

    /// <summary>Returns the class of a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="note">Told what takes a while.</param>
    /// <exception cref="InvalidShapeException">There is no model of such a shape.</exception>
    public static ModelClass Of(ModelShape shape, Action<string> note) =>
        PresetTable.All.FirstOrDefault(preset => preset.Shape == shape)?.Model ?? Compiled.GetOrAdd(shape, shape => Load(shape, note));

    /// <summary>Returns a class that loads a file; T and B matter only in training, except that T is the n of n-gram models.</summary>
    /// <param name="file">The file.</param>
    /// <param name="note">Told what takes a while.</param>
    /// <exception cref="FailureException">There is no model of such a shape.</exception>
    public static ModelClass Of(ModelFile file, Action<string> note)
    {
        try
        {
            return PresetTable.All.FirstOrDefault(preset => Fits(file.Shape, preset.Shape))?.Model ?? Of(file.Shape, note);
        }
        catch (InvalidShapeException e)
        {
            throw new FailureException($"'{file.Path}' holds a model that cannot be run: {e.Message}", e);
        }
    }

    private static bool Fits(ModelShape file, ModelShape preset) =>
        file with { SequenceLength = preset.SequenceLength, BatchSize = preset.BatchSize } == preset
        && (file.Loss == LossPosition.EveryStep || file.SequenceLength == preset.SequenceLength);

    private static ModelClass Load(ModelShape shape, Action<string> note)
    {
        string declaration = ModelDeclaration.Of(shape, ModelCompiler.ClassName);
        if (CompiledModelCache.Read(declaration) is { } kept && TryLoad(kept) is { } model && model.Shape == shape)
        {
            return model;
        }

        note($"compiling a model of this shape, once: {ShapeText.Of(shape)}");
        byte[] assembly = ModelCompiler.Compile(declaration);
        try
        {
            CompiledModelCache.Write(declaration, assembly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            note($"the compiled model cannot be kept for the next time: {ExceptionText.Of(e)}");
        }

        return TryLoad(assembly) ?? throw new InvalidOperationException($"the code of {ShapeText.Of(shape)} cannot be loaded.");
    }

    private static ModelClass? TryLoad(byte[] assembly)
    {
        try
        {
            using MemoryStream image = new(assembly);
            Type type = new AssemblyLoadContext(name: null).LoadFromStream(image).GetType(ModelCompiler.ClassName, throwOnError: true)!;
            return (ModelClass)Activator.CreateInstance(typeof(ModelClass<>).MakeGenericType(type))!;
        }
        catch (Exception e) when (e is BadImageFormatException or TypeLoadException or FileLoadException or FileNotFoundException or TargetInvocationException or ArgumentException)
        {
            return null;
        }
    }
}
