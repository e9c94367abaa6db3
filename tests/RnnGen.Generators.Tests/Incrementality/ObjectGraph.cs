using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>Walks everything that a cached value keeps alive.</summary>
internal static class ObjectGraph
{
    /// <summary>Path and kind of each object under <paramref name="root"/> that a cache must not hold: it would keep a whole compilation alive.</summary>
    public static List<string> FindRoslynObjects(object root)
    {
        List<string> found = [];
        HashSet<object> visited = new(ReferenceEqualityComparer.Instance);
        Visit(root, root.GetType().Name);
        return found;

        void Visit(object? value, string path)
        {
            if (value is null || value.GetType().IsPrimitive || value.GetType().IsEnum || value is string || !visited.Add(value))
            {
                return;
            }

            if (value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or Diagnostic)
            {
                found.Add($"{path}: {value.GetType().Name}");
                return;
            }

            if (value is IEnumerable items)
            {
                foreach (object? item in items)
                {
                    Visit(item, path + "[]");
                }
            }

            for (Type? type = value.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    Visit(field.GetValue(value), $"{path}.{field.Name}");
                }
            }
        }
    }
}
